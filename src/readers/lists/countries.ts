/**
 * States and territories: ISO 3166-1 alpha-2, alpha-3, then the names lists write, the first of them the usual one. XKX is no
 * code of the standard but the one in use for Kosovo.
 */
const TABLE = `
AF AFG Afghanistan
AX ALA Åland Islands|Aland Islands
AL ALB Albania
DZ DZA Algeria
AS ASM American Samoa
AD AND Andorra
AO AGO Angola
AI AIA Anguilla
AQ ATA Antarctica
AG ATG Antigua and Barbuda
AR ARG Argentina
AM ARM Armenia
AW ABW Aruba
AU AUS Australia
AT AUT Austria
AZ AZE Azerbaijan
BS BHS Bahamas|The Bahamas|Bahamas, The
BH BHR Bahrain
BD BGD Bangladesh
BB BRB Barbados
BY BLR Belarus
BE BEL Belgium
BZ BLZ Belize
BJ BEN Benin
BM BMU Bermuda
BT BTN Bhutan
BO BOL Bolivia|Plurinational State of Bolivia
BQ BES Bonaire, Sint Eustatius and Saba
BA BIH Bosnia and Herzegovina|Bosnia
BW BWA Botswana
BV BVT Bouvet Island
BR BRA Brazil
IO IOT British Indian Ocean Territory
BN BRN Brunei|Brunei Darussalam
BG BGR Bulgaria
BF BFA Burkina Faso
BI BDI Burundi
CV CPV Cabo Verde|Cape Verde
KH KHM Cambodia|Kingdom of Cambodia
CM CMR Cameroon
CA CAN Canada
KY CYM Cayman Islands
CF CAF Central African Republic
TD TCD Chad
CL CHL Chile
CN CHN China|People's Republic of China|PRC
CX CXR Christmas Island
CC CCK Cocos (Keeling) Islands
CO COL Colombia
KM COM Comoros|Union of the Comoros
CG COG Congo|Republic of the Congo|Congo, Republic of the|Congo-Brazzaville
CD COD Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo (Democratic Republic of)|DR Congo|DRC|Zaire
CK COK Cook Islands
CR CRI Costa Rica
CI CIV Côte d'Ivoire|Cote d'Ivoire|Ivory Coast|Cote d Ivoire
HR HRV Croatia
CU CUB Cuba
CW CUW Curaçao|Curacao
CY CYP Cyprus
CZ CZE Czechia|Czech Republic
DK DNK Denmark
DJ DJI Djibouti
DM DMA Dominica
DO DOM Dominican Republic
EC ECU Ecuador
EG EGY Egypt|Arab Republic of Egypt
SV SLV El Salvador
GQ GNQ Equatorial Guinea
ER ERI Eritrea
EE EST Estonia
SZ SWZ Eswatini|Swaziland
ET ETH Ethiopia
FK FLK Falkland Islands
FO FRO Faroe Islands
FJ FJI Fiji
FI FIN Finland
FR FRA France
GF GUF French Guiana
PF PYF French Polynesia
TF ATF French Southern Territories
GA GAB Gabon
GM GMB Gambia|Gambia, The|The Gambia
GE GEO Georgia
DE DEU Germany|Federal Republic of Germany
GH GHA Ghana
GI GIB Gibraltar
GR GRC Greece
GL GRL Greenland
GD GRD Grenada
GP GLP Guadeloupe
GU GUM Guam
GT GTM Guatemala
GG GGY Guernsey
GN GIN Guinea
GW GNB Guinea-Bissau|Guinea Bissau
GY GUY Guyana
HT HTI Haiti
HM HMD Heard and McDonald Islands
VA VAT Holy See|Vatican City
HN HND Honduras
HK HKG Hong Kong|Hong Kong Special Administrative Region|China, Hong Kong Special Administrative Region|Hong Kong SAR|Hong Kong, China|Hong Kong SAR of China
HU HUN Hungary
IS ISL Iceland
IN IND India
ID IDN Indonesia
IR IRN Iran|Islamic Republic of Iran|Iran (Islamic Republic of)|Iran, Islamic Republic of|Iran, Islamic Rep.
IQ IRQ Iraq
IE IRL Ireland
IM IMN Isle of Man|Man, Isle of
IL ISR Israel
IT ITA Italy
JM JAM Jamaica
JP JPN Japan
JE JEY Jersey
JO JOR Jordan
KZ KAZ Kazakhstan
KE KEN Kenya
KI KIR Kiribati
KP PRK Democratic People's Republic of Korea|Korea, North|North Korea|DPRK|DPR Korea|Korea, Democratic People's Republic of|Korea (Democratic People's Republic of)|Korea, Dem. Rep.|Democratic People's Republic of Korea (DPRK)
KR KOR Republic of Korea|Korea, South|South Korea|Korea, Republic of|Korea, Rep.|ROK
KW KWT Kuwait
KG KGZ Kyrgyzstan|Kyrgyz Republic
LA LAO Laos|Lao PDR|Lao People's Democratic Republic|Lao
LV LVA Latvia
LB LBN Lebanon
LS LSO Lesotho
LR LBR Liberia
LY LBY Libya|Libyan Arab Jamahiriya
LI LIE Liechtenstein
LT LTU Lithuania
LU LUX Luxembourg
MO MAC Macao|Macau|Macao SAR
MG MDG Madagascar
MW MWI Malawi
MY MYS Malaysia
MV MDV Maldives
ML MLI Mali
MT MLT Malta
MH MHL Marshall Islands|Republic of the Marshall Islands
MQ MTQ Martinique
MR MRT Mauritania
MU MUS Mauritius
YT MYT Mayotte
MX MEX Mexico
FM FSM Micronesia|Federated States of Micronesia
MD MDA Moldova|Republic of Moldova
MC MCO Monaco
MN MNG Mongolia
ME MNE Montenegro
MS MSR Montserrat
MA MAR Morocco
MZ MOZ Mozambique
MM MMR Myanmar|Burma|Myanmar (Burma)|Burma (Myanmar)
NA NAM Namibia
NR NRU Nauru
NP NPL Nepal
NL NLD Netherlands|The Netherlands|Netherlands, The
NC NCL New Caledonia
NZ NZL New Zealand
NI NIC Nicaragua
NE NER Niger
NG NGA Nigeria
NU NIU Niue
NF NFK Norfolk Island
MK MKD North Macedonia|North Macedonia, The Republic of|The Republic of North Macedonia|Macedonia|The former Yugoslav Republic of Macedonia
MP MNP Northern Mariana Islands
NO NOR Norway
OM OMN Oman|Sultanate of Oman
PK PAK Pakistan
PW PLW Palau
PS PSE Palestine|Palestinian|State of Palestine|Palestinian Territory|Palestinian Territories
PA PAN Panama
PG PNG Papua New Guinea
PY PRY Paraguay
PE PER Peru
PH PHL Philippines|The Philippines
PN PCN Pitcairn
PL POL Poland
PT PRT Portugal
PR PRI Puerto Rico
QA QAT Qatar
RE REU Réunion|Reunion
RO ROU Romania
RU RUS Russia|Russian Federation
RW RWA Rwanda
BL BLM Saint Barthélemy
SH SHN Saint Helena
KN KNA Saint Kitts and Nevis|St. Kitts & Nevis|St. Kitts and Nevis|Saint Kitts & Nevis
LC LCA Saint Lucia
MF MAF Saint Martin
PM SPM Saint Pierre and Miquelon
VC VCT Saint Vincent and the Grenadines|St. Vincent and the Grenadines
WS WSM Samoa
SM SMR San Marino
ST STP São Tomé and Príncipe|Sao Tome and Principe
SA SAU Saudi Arabia
SN SEN Senegal
RS SRB Serbia
SC SYC Seychelles
SL SLE Sierra Leone
SG SGP Singapore
SX SXM Sint Maarten
SK SVK Slovakia|Slovak Republic
SI SVN Slovenia
SB SLB Solomon Islands
SO SOM Somalia
ZA ZAF South Africa
GS SGS South Georgia and the South Sandwich Islands
SS SSD South Sudan|Republic of South Sudan
ES ESP Spain
LK LKA Sri Lanka
SD SDN Sudan|The Sudan
SR SUR Suriname
SJ SJM Svalbard and Jan Mayen
SE SWE Sweden
CH CHE Switzerland
SY SYR Syria|Syrian Arab Republic
TW TWN Taiwan|Taiwan, China|Taiwan, Province of China|Chinese Taipei
TJ TJK Tajikistan
TZ TZA Tanzania|United Republic of Tanzania
TH THA Thailand|Kingdom of Thailand
TL TLS Timor-Leste|East Timor|Timor Leste
TG TGO Togo
TK TKL Tokelau
TO TON Tonga
TT TTO Trinidad and Tobago
TN TUN Tunisia
TR TUR Türkiye|Turkey|Turkiye
TM TKM Turkmenistan
TC TCA Turks and Caicos Islands
TV TUV Tuvalu
UG UGA Uganda
UA UKR Ukraine
AE ARE United Arab Emirates|UAE
GB GBR United Kingdom|United Kingdom of Great Britain and Northern Ireland|UK|Great Britain
US USA United States|United States of America|USA
UM UMI U.S. Outlying Islands
UY URY Uruguay
UZ UZB Uzbekistan
VU VUT Vanuatu
VE VEN Venezuela|Bolivarian Republic of Venezuela|Venezuela (Bolivarian Republic of)
VN VNM Viet Nam|Vietnam|Socialist Republic of Viet Nam
VG VGB British Virgin Islands|Virgin Islands, British
VI VIR U.S. Virgin Islands|Virgin Islands, U.S.
WF WLF Wallis and Futuna
EH ESH Western Sahara
YE YEM Yemen
ZM ZMB Zambia
ZW ZWE Zimbabwe
XK XKX Kosovo
`;

/** Codes that left the standard, or that lists use beside it. */
const OLD_CODES: Readonly<Record<string, string>> = {
  TMP: 'TLS',
  BUR: 'MMR',
  ZAR: 'COD',
  ROM: 'ROU',
  UK: 'GBR',
};

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => ({ iso2: line.slice(0, 2), iso3: line.slice(3, 6), names: line.slice(7).split('|') }));

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const BY_NAME = new Map(
  ROWS.flatMap(({ iso2, iso3, names }) => [iso2, iso3, ...names].map((name) => [plain(name), iso3] as const)),
);
for (const [old, code] of Object.entries(OLD_CODES)) BY_NAME.set(plain(old), code);

/** The alpha-3 code of a state by one of its names or codes, old codes and names among them; null where it is not known. */
export function countryCode(text: string): string | null {
  const name = plain(text);
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(/^the /, '')) ?? null;
}

/** Alpha-2 by alpha-3. */
export const ISO2: ReadonlyMap<string, string> = new Map(ROWS.map(({ iso2, iso3 }) => [iso3, iso2]));

/** The usual name by alpha-3. */
export const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  ROWS.map(({ iso3, names }) => [iso3, names[0] as string]),
);
