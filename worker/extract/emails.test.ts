import { describe, expect, test } from 'vitest';
import { valuesOf } from './read-values.ts';

describe('an e-mail address', () => {
  test.each([
    ['in plain text', '<p>Write to jane@acme.com.'],
    ['behind a mailto link', '<a href="mailto:Jane%40acme.com?subject=Hi">Mail</a>'],
    ['in entities', '<p>&#106;&#97;&#110;&#101;&#64;acme&#46;com'],
    ['in words with brackets', '<p>jane [at] acme [dot] com'],
    ['in words with parentheses', '<p>E-Mail: jane(at)acme.com'],
    ['in plain words', '<p>jane at acme dot com'],
    ['broken by tags', '<p>jane<b>@</b>acme<i>.com</i>'],
    ['with a hidden decoy inside', '<p>jane@<span style="display:none">null</span>acme.com'],
    ['with a soft hyphen inside', '<p>jane@ac&shy;me.com'],
    ['backwards', '<p dir=rtl>moc.emca@enaj'],
    [
      'protected by Cloudflare',
      '<a class="__cf_email__" data-cfemail="2a404b444f6a4b49474f04494547">x</a>',
    ],
    ['glued to the next word', '<p>jane@acme.comPhone: 1'],
    ['at the end of a sentence', '<p>Our address is jane@acme.com!'],
    ['spoken behind a label', '<p>Email: jane at acme.com'],
    ['in French words', '<p>jane arobase acme point com'],
    ['with underlines', '<p>jane_AT_acme_DOT_com'],
    ['spoilt for machines', '<a href="mailto:jane@NOSPAMacme.com">Mail</a>'],
    ['masked in its link', '<a href="mailto:jane(at)acme.com">Mail</a>'],
    ['split over attributes', '<a data-user="jane" data-domain="acme" data-tld="com">Mail</a>'],
    [
      'written by a script in pieces',
      `<script>document.write('<a href="mailto:' + 'jane' + '@' + 'acme.com' + '">x</a>')</script>`,
    ],
    [
      'written by a script out of variables',
      '<script>var u="jane"; var d="acme.com"; document.write(u + "&#64;" + d)</script>',
    ],
    ['joined by a script', '<script>e.innerHTML = ["jane", "acme.com"].join("@")</script>'],
    [
      'in character codes',
      '<script>document.write(String.fromCharCode(106,97,110,101,64,97,99,109,101,46,99,111,109))</script>',
    ],
    ['behind a script link', `<a href="javascript:location='mailto:'+'jane'+'@'+'acme.com'">x</a>`],
    [
      'crypted by TYPO3',
      `<a href="javascript:linkTo_UnCryptMailto('ocknvq,lcpgBceog0eqo');">x</a>`,
    ],
  ])('%s is read', (_name, html) => {
    expect(valuesOf(html, 'email')).toEqual(['jane@acme.com']);
  });

  test.each([
    ['a picture', '<p>logo@2x.png'],
    ['a placeholder', '<p>name@domain.com, you@example.com'],
    ['a handle', '<p>follow us @acme'],
    ['a sentence with at', '<p>Meet us at acme com'],
    ['a sentence with at and a site', '<p>We met at acme.com in June'],
    ['a lone address in a script', '<script>var config = {"dsn": "jane@acme.com"}</script>'],
  ])('%s is none', (_name, html) => {
    expect(valuesOf(html, 'email')).toEqual([]);
  });
});
