//! Code lists of international standards: currencies and countries.

/// Currencies in which people are paid (ISO 4217, active codes without metals and test codes).
const CURRENCIES: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN \
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR \
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY \
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU \
    MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP \
    TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER \
    ZAR ZMW ZWG";

/// Countries and territories (ISO 3166-1 alpha-2).
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW \
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY \
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV \
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM \
    ZW";

/// Signs that readers of English know without a code.
const SIGNS: [(&str, &str); 5] =
    [("EUR", "€"), ("GBP", "£"), ("INR", "₹"), ("JPY", "¥"), ("USD", "$")];

/// All currency codes, in order.
pub(super) fn currencies() -> impl Iterator<Item = &'static str> {
    CURRENCIES.split(' ')
}

/// All country codes, in order.
pub(super) fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split(' ')
}

/// Whether there is a currency of this code.
pub(super) fn is_currency(code: &str) -> bool {
    is_code(code, 3) && CURRENCIES.contains(code)
}

/// Whether there is a country or territory of this code.
pub(super) fn is_country(code: &str) -> bool {
    is_code(code, 2) && COUNTRIES.contains(code)
}

/// Whether `code` is made of so many capital letters: between two codes of a list is a space, so
/// such a text is in it only as a whole code.
fn is_code(code: &str, length: usize) -> bool {
    code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The amount as readers write it: `$135,980`, `CHF 120,000`.
pub fn with_currency(currency: &str, amount: &str) -> String {
    match SIGNS.iter().find(|(code, _)| *code == currency) {
        Some((_, sign)) => format!("{sign}{amount}"),
        None => format!("{currency} {amount}"),
    }
}
