/**
 * Telephone area codes to time zones, in the countries that have several of both. Codes of the North
 * American Numbering Plan are geographic for landlines alone: people keep a mobile number when they
 * move, so a zone read from one is likely, not certain. Codes that straddle two zones are left out.
 */

const NANP_ROWS: readonly (readonly [zone: string, codes: string])[] = [
  [
    'America/New_York',
    '201 202 203 207 212 215 216 220 223 227 229 234 239 240 267 272 276 301 302 304 305 321 326 330 332 336 339 347 351 352 380 386 401 404 407 410 412 413 419 423 434 440 443 470 475 478 484 502 508 513 516 518 540 551 561 567 570 571 582 585 586 603 606 607 609 610 614 617 631 640 646 656 667 678 680 681 686 689 703 704 706 716 717 718 724 727 728 729 732 740 743 754 757 762 770 771 772 774 781 786 802 803 804 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984',
  ],
  ['America/Detroit', '231 248 269 313 517 616 679 734 810 906 989'],
  ['America/Indiana/Indianapolis', '260 317 463 574 765'],
  [
    'America/Chicago',
    '205 210 214 217 218 219 224 225 228 251 254 256 262 309 312 314 316 318 319 320 325 331 334 337 346 361 402 405 409 414 417 430 432 447 464 469 479 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 806 815 816 817 830 832 847 861 870 872 901 903 913 918 920 931 936 938 940 945 952 956 972 975 979 985',
  ],
  ['America/Denver', '303 307 385 406 435 505 575 719 720 801 915 970 983'],
  ['America/Phoenix', '480 520 602 623 928'],
  [
    'America/Los_Angeles',
    '206 209 213 253 279 310 323 341 350 360 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 657 661 669 702 707 714 725 747 760 775 805 818 820 831 837 840 858 909 916 925 949 951 971',
  ],
  ['America/Boise', '208 986'],
  ['America/Anchorage', '907'],
  ['Pacific/Honolulu', '808'],
  ['America/Puerto_Rico', '787 939'],
  [
    'America/Toronto',
    '226 249 263 289 343 354 365 367 382 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705 742 753 819 873 905',
  ],
  ['America/Winnipeg', '204 431 584'],
  ['America/Regina', '306 474 639'],
  ['America/Edmonton', '368 403 587 780 825'],
  ['America/Vancouver', '236 604 672 778'],
  ['America/Halifax', '782 902'],
  ['America/Moncton', '506 428'],
  ['America/St_Johns', '709 879'],
];

/** The three digits after +1. */
export const NANP_ZONES: ReadonlyMap<string, string> = new Map(
  NANP_ROWS.flatMap(([zone, codes]) => codes.split(' ').map((code) => [code, zone] as const)),
);

/** Beginnings of E.164 numbers elsewhere; the longest that fits counts. */
export const PREFIX_ZONES: ReadonlyMap<string, string> = new Map(
  [
    ['Australia/Sydney', '+612'],
    ['Australia/Melbourne', '+613'],
    ['Australia/Hobart', '+6136'],
    ['Australia/Brisbane', '+617'],
    ['Australia/Adelaide', '+6181 +6182 +6183 +6184 +6185 +6186 +6187 +6188'],
    ['Australia/Perth', '+6186 +6189'],
    ['Australia/Darwin', '+61889'],
    ['Europe/Madrid', '+3491 +3493 +3494 +3495 +3496 +3497 +3498'],
    ['Atlantic/Canary', '+34922 +34928 +34822 +34828'],
    ['Atlantic/Madeira', '+351291'],
    ['Atlantic/Azores', '+351292 +351295 +351296'],
    ['Europe/Lisbon', '+35121 +35122 +35123 +35124 +35125 +35126 +35127 +35128'],
    ['America/Manaus', '+5592 +5597'],
    ['America/Boa_Vista', '+5595'],
    ['America/Porto_Velho', '+5569'],
    ['America/Rio_Branco', '+5568'],
    ['America/Cuiaba', '+5565 +5566'],
    ['America/Campo_Grande', '+5567'],
    [
      'America/Sao_Paulo',
      '+551 +552 +553 +554 +5561 +5562 +5563 +5564 +557 +558 +5591 +5593 +5594 +5596 +5598 +5599',
    ],
    ['Europe/Moscow', '+7495 +7499 +7498 +7812'],
    ['Asia/Yekaterinburg', '+7343 +7351'],
    ['Asia/Novosibirsk', '+7383'],
    ['Asia/Vladivostok', '+7423'],
    ['America/Mexico_City', '+5255 +5256 +5233 +5281'],
    ['America/Tijuana', '+52664 +52686'],
    ['America/Cancun', '+52998 +52984'],
    ['America/Hermosillo', '+52662'],
    ['Asia/Jakarta', '+6221 +6222 +6224 +6231'],
    ['Asia/Makassar', '+62361 +62411'],
  ].flatMap(([zone = '', prefixes = '']) =>
    prefixes.split(' ').map((prefix) => [prefix, zone] as const),
  ),
);
