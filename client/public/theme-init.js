// Runs before the first paint, as its own file because the content policy forbids inline script.
// Dark unless the person chose otherwise; 'auto' follows the device.
(function () {
  let choice = 'dark';
  try {
    choice = localStorage.getItem('mantine-color-scheme-value') || 'dark';
  } catch {
    // Storage may be switched off: the default stands.
  }
  const isLight =
    choice === 'light' ||
    (choice === 'auto' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isLight ? 'light' : 'dark');
  const bar = document.querySelector('meta[name="theme-color"]');
  if (bar) bar.setAttribute('content', isLight ? '#f6f3ee' : '#131110');
})();
