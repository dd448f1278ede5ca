/** Pages in the ways that real ones publish themselves, all of them made up. For tests only. */
export const FIXTURES: Record<string, { url: string; html: string }> = {
  'json-ld': {
    url: 'https://www.harbour-dental.example/contact',
    html: `<!doctype html><html lang="en-US"><head><title>Contact | Harbour Dental</title>
<script type="application/ld+json">
/* written by a plugin */
{"@context":"https://schema.org","@graph":[{"@type":["Dentist","LocalBusiness"],"name":"Harbour Dental &amp; Co","telephone":"(303) 499-7111","faxNumber":"303-497-3012",
"email":"mailto:Hello@harbour-dental.example","url":"https:\\/\\/www.harbour-dental.example","foundingDate":"1998-04-01",
"address":{"@type":"PostalAddress","streetAddress":"12 Water St\\u002e, Suite 4","addressLocality":"Boulder","addressRegion":"Colorado","postalCode":"80302","addressCountry":{"@type":"Country","name":"USA"}},
"openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","https://schema.org/Friday"],"opens":"09:00:00","closes":"17:00:00"}],
"sameAs":["https://www.facebook.com/harbourdental","https://www.linkedin.com/company/harbour-dental/"],
"employee":[{"@type":"Person","name":"Dr. Jane Doe","jobTitle":"Dentist","email":"jane@harbour-dental.example","sameAs":"https://www.linkedin.com/in/jane-doe-dds"},],
"review":{"@type":"Review","author":{"@type":"Person","name":"Paul Customer"}}},{"@type":"WebSite","name":"Harbour"}]}
</script></head><body><h1>Contact</h1></body></html>`,
  },
  microdata: {
    url: 'https://oakandson.example/',
    html: `<html><title>Oak & Son Joinery</title><body><div itemscope itemtype="http://schema.org/LocalBusiness">
<h1 itemprop="name">Oak &amp; Son</h1><div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
<span itemprop="streetAddress">7 Mill Lane</span>, <span itemprop="addressLocality">Leeds</span> <span itemprop="postalCode">LS1 4AP</span>
<meta itemprop="addressCountry" content="GB"></div>Tel: <a itemprop="telephone" href="tel:+441132434567">0113 243 4567</a>
<time itemprop="openingHours" datetime="Mo-Fr 08:00-17:00">Weekdays</time>
<a itemprop="email" href="mailto:info@oakandson.example">Mail us</a><link itemprop="sameAs" href="https://twitter.com/oakandson">
<div itemprop="employee" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Peter Oak</b> <i itemprop="jobTitle">Owner</i></div></div>`,
  },
  rdfa: {
    url: 'https://boulangerie-petit.example/',
    html: `<html lang="fr"><title>Boulangerie Petit</title><body vocab="http://schema.org/" typeof="Bakery"><h1 property="name">Boulangerie Petit</h1>
<p property="address" typeof="PostalAddress"><span property="streetAddress">12 rue de la Paix</span> <span property="postalCode">75002</span> <span property="addressLocality">Paris</span></p>
<span property="telephone">+33 1 42 68 53 00</span></body>`,
  },
  'h-card': {
    url: 'https://northwind-law.example/team',
    html: `<title>Team - Northwind Law</title><div class="vcard"><span class="fn org">Northwind Law LLP</span><div class="adr"><span class="street-address">100 Main Street</span>
<span class="locality">Portland</span>, <abbr class="region">OR</abbr> <span class="postal-code">97201</span></div><span class="tel">503-226-1234</span></div>
<div class="h-card"><a class="p-name u-url" href="https://www.linkedin.com/in/rsmith">Robert Smith</a><span class="p-job-title">Partner</span><a class="u-email" href="mailto:rsmith@northwind-law.example">Mail</a></div>`,
  },
  'plain text': {
    url: 'https://kestrel-plumbing.example/contact.html',
    html: `<HTML><HEAD><TITLE>Kestrel Plumbing &amp;amp; Heating - Contact</TITLE></HEAD><BODY><TABLE><TR><TD><IMG SRC="logo.gif" ALT="Kestrel Plumbing & Heating"></TD></TR>
<TR><TD><FONT SIZE=2>Kestrel&nbsp;Plumbing &amp; Heating Ltd<BR>Unit&nbsp;5, Admiral Court<BR>Nelson   Road<BR>Dartmouth<BR>Devon TQ6&nbsp;9HU<BR><BR>T: 01803&nbsp;839&nbsp;123<BR>F: 01803 839124<BR>
office&#64;kestrel-plumbing.example<BR>sales [at] kestrel-plumbing [dot] example<P>Mon&ndash;Fri: 8am &ndash; 5pm</TD></TR></TABLE>
<P>Managing Director: <B>Tom</B> <B>Kestrel</B><P>&copy; 2003-2012 Kestrel Plumbing &amp; Heating Ltd. Registered in England No. 04516345</BODY></HTML>`,
  },
  'a team': {
    url: 'https://lumen-studio.example/team',
    html: `<!doctype html><html lang=de><meta property="og:site_name" content="Lumen Studio"><title>Team – Lumen Studio GmbH</title><ul class=team>
<li><h3>Anna Schmidt</h3><p>Geschäftsführerin</p><a href="mailto:a.schmidt@lumen-studio.example">E-Mail</a> <a href="tel:+4930901820">030 901820</a>
<li><h3>Jürgen Weiß</h3><p>Leiter Vertrieb</p><a href="mailto:j.weiss@lumen-studio.example">E-Mail</a>
<li><h3>Nora Klein, MBA</h3><p>Art Director</p></ul><footer><p>Lumen Studio GmbH<br>Invalidenstraße 116<br>10115 Berlin<br>Deutschland<br>Gegründet 2004</footer>`,
  },
};
