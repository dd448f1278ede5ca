/** The leads table's boxes, without its colours and states. */
export const BARE_TABLE_STYLE = `
body { margin: 0; font: 13px sans-serif; }
.grid { height: 100vh; overflow: auto; contain: strict; }
.body { position: relative; width: 1800px; }
.row { position: absolute; display: grid; grid-template-columns: repeat(12, 150px); height: 36px; }
.cell { padding: 8px 12px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`;
