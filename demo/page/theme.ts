/** Looks of the sites: a palette, a pair of typefaces, a shape. Inlined, so that a snapshot is whole. */
interface Theme {
  paper: string;
  ink: string;
  faint: string;
  accent: string;
  onAccent: string;
  wash: string;
  display: string;
  body: string;
  radius: string;
}

const SERIF = 'Georgia,"Iowan Old Style","Times New Roman",serif';
const SANS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif';
const ROUND = '"Avenir Next",Avenir,"Century Gothic","Segoe UI",sans-serif';

const THEMES: readonly Theme[] = [
  theme(['#fffdf8', '#22302b', '#6b7a73', '#1f6f54', '#ffffff', '#e9f2ec'], SERIF, SANS, '14px'),
  theme(['#ffffff', '#14213d', '#5f6b85', '#2f5bea', '#ffffff', '#edf2ff'], SANS, SANS, '10px'),
  theme(['#fbf6ef', '#3b2a20', '#86705f', '#b4532a', '#fffaf4', '#f6e6d6'], SERIF, SERIF, '4px'),
  theme(['#101418', '#eef2f4', '#94a3ad', '#f2b84b', '#1a1405', '#1b232a'], ROUND, SANS, '12px'),
  theme(['#ffffff', '#2a2033', '#776b85', '#7a3fb5', '#ffffff', '#f4edfb'], ROUND, SANS, '18px'),
  theme(['#f7fafa', '#0f2e34', '#5d7b80', '#0b8494', '#ffffff', '#dff1f2'], SANS, SANS, '8px'),
  theme(['#fffefa', '#1c1c1c', '#707070', '#c22f2f', '#ffffff', '#f8ecea'], SERIF, SANS, '0'),
  theme(['#f6f7f2', '#26301c', '#707c62', '#5c7a1f', '#ffffff', '#e8eeda'], ROUND, SERIF, '10px'),
];

/** The style sheet of one of the themes, always the same for the same number. */
export function styleSheetOf(themeNumber: number): string {
  const at = themeNumber % STYLE_SHEETS.length;
  return STYLE_SHEETS[at] ?? '';
}

/** The accent colour, for the icon. */
export function accentOf(themeNumber: number): string {
  return THEMES[themeNumber % THEMES.length]?.accent ?? '#333333';
}

const STYLE_SHEETS = THEMES.map((look) =>
  [
    `*{box-sizing:border-box}body{margin:0;background:${look.paper};color:${look.ink};font:17px/1.6 ${look.body}}`,
    `h1,h2,h3{font-family:${look.display};line-height:1.2;margin:0 0 .6em}h1{font-size:clamp(2rem,5vw,3.2rem)}h2{font-size:1.6rem}`,
    `a{color:${look.accent}}.faint,.label,.role{color:${look.faint}}.label{display:inline-block;min-width:6.5em}`,
    `header.site{display:flex;flex-wrap:wrap;gap:1rem 1.6rem;align-items:center;padding:1.1rem max(1.2rem,calc(50vw - 34rem));border-bottom:1px solid ${look.wash}}`,
    `header.site .brand{display:flex;gap:.7rem;align-items:center;font:600 1.2rem ${look.display};color:${look.ink};text-decoration:none;margin-right:auto}`,
    `header.site nav{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem}header.site nav a{color:${look.ink};text-decoration:none}header.site nav a[aria-current]{color:${look.accent};font-weight:600}`,
    `.button{display:inline-block;margin:.3rem .6rem .3rem 0;padding:.55em 1.1em;background:${look.accent};color:${look.onAccent};border-radius:${look.radius};text-decoration:none;font-weight:600}`,
    `.hero{padding:clamp(2.5rem,8vw,5.5rem) max(1.2rem,calc(50vw - 34rem));background:linear-gradient(135deg,${look.wash},${look.paper})}.hero p{max-width:38rem;font-size:1.15rem}`,
    `main{max-width:70rem;margin:0 auto;padding:2.2rem 1.2rem 3rem}main>section,main>article{margin:0 0 2.6rem}main p{max-width:44rem}`,
    `.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1.1rem}.card,.contact{background:${look.wash};border-radius:${look.radius};padding:1.3rem}.card h3{margin-bottom:.2em}.card p{margin:.2em 0 .7em}`,
    `.portrait{width:64px;height:64px;margin-bottom:.6rem;display:block}table{border-collapse:collapse;display:block;overflow-x:auto;max-width:52rem}th,td{text-align:left;padding:.55rem .8rem;border-bottom:1px solid ${look.wash};vertical-align:top}`,
    `dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.4rem}dt{color:${look.faint}}dd{margin:0}.hours{list-style:none;padding:0}.hours span:first-child{display:inline-block;min-width:12em}`,
    `form label{display:block;margin:.7rem 0 .2rem}input,textarea{width:100%;max-width:30rem;font:inherit;padding:.5em;border:1px solid ${look.faint};border-radius:${look.radius}}`,
    `footer.site{padding:2rem max(1.2rem,calc(50vw - 34rem));background:${look.wash};font-size:.92rem}footer.site ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:0}`,
  ].join('\n'),
);

type Colours = [
  paper: string,
  ink: string,
  faint: string,
  accent: string,
  onAccent: string,
  wash: string,
];

function theme(colours: Colours, display: string, body: string, radius: string): Theme {
  const [paper, ink, faint, accent, onAccent, wash] = colours;
  return { paper, ink, faint, accent, onAccent, wash, display, body, radius };
}
