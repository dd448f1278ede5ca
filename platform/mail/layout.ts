/** What every mail of the product is made of. All of it is plain text; `layOut` escapes. */
export interface MailContent {
  subject: string;
  /** Said in a line of the inbox, after the subject. */
  preview: string;
  heading: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** Small print: how long the link lives, what to do when it was not asked for. */
  notes: string[];
}

/** The same mail as text and as HTML that mail programs draw alike, in light and dark. */
export function layOut(content: MailContent): { subject: string; text: string; html: string } {
  return {
    subject: oneLine(content.subject),
    text: toText(content),
    html: toHtml(content),
  };
}

function toText({ heading, paragraphs, action, notes }: MailContent): string {
  return [heading, ...paragraphs, `${action.label}:\n${action.url}`, ...notes, '-- \nQuarry'].join(
    '\n\n',
  );
}

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function toHtml({ subject, preview, heading, paragraphs, action, notes }: MailContent): string {
  const url = escapeHtml(action.url);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(oneLine(subject))}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background:#1b1a18 !important }
  .card { background:#262421 !important; border-color:#3a3733 !important }
  .ink { color:#f1eee9 !important }
  .soft { color:#b5afa6 !important }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f2ee">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
<td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
<tr><td class="ink" style="padding:0 4px 16px;${FONT};font-size:15px;font-weight:700;letter-spacing:.04em;color:#24211d">Quarry</td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #e3dfd8;border-radius:12px;padding:32px">
<h1 class="ink" style="margin:0 0 16px;${FONT};font-size:22px;line-height:1.3;color:#24211d">${escapeHtml(heading)}</h1>
${paragraphs.map((text) => `<p class="ink" style="margin:0 0 16px;${FONT};font-size:16px;line-height:1.5;color:#3d3932">${escapeHtml(text)}</p>`).join('\n')}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr>
<td style="border-radius:8px;background:#a8431f"><a href="${url}" style="display:inline-block;padding:12px 22px;${FONT};font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${escapeHtml(action.label)}</a></td>
</tr></table>
<p class="soft" style="margin:0 0 4px;${FONT};font-size:13px;line-height:1.5;color:#6f695f">If the button does nothing, open this address:</p>
<p style="margin:0;${FONT};font-size:13px;line-height:1.5;word-break:break-all"><a href="${url}" class="soft" style="color:#6f695f">${url}</a></p>
</td></tr>
<tr><td style="padding:16px 4px 0">
${notes.map((text) => `<p class="soft" style="margin:0 0 6px;${FONT};font-size:13px;line-height:1.5;color:#6f695f">${escapeHtml(text)}</p>`).join('\n')}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Names come from people: a line break in one must not become a header or a second sentence. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
