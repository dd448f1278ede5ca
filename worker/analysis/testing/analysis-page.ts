/** A front page as a small practice has it. */
export const PAGE = `<html lang="en"><head><title>Aire Dental Practice</title></head><body>
<h1>Aire Dental Practice</h1>
<p>We are a family-run dental practice in Leeds and have looked after smiles since 1987.</p>
<p>We are hiring a practice manager to help our growing team of 14 people.</p>
<p>Call us to make an appointment; we do not offer online booking yet.</p>
<p>Our surgery on Wellington Street is open from Monday to Friday.</p>
<footer>© 2019 Aire Dental Practice</footer></body></html>`;
