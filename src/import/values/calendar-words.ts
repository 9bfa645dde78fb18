/** Names of months in English, German, French, Spanish, Portuguese, Dutch and Italian, full and short, without accents. */
const monthNames = [
  'january jan janner januar januari janvier janv enero ene janeiro gennaio gen',
  'february feb februar feber februari fevrier fevr fev febrero fevereiro febbraio',
  'march mar marz maerz mrz maart mrt mars marzo marco',
  'april apr avril avr abril abr aprile',
  'may mai mayo maio maggio mag mei',
  'june jun juni juin junio junho giugno giu',
  'july jul juli juillet juil julio julho luglio lug',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre setiembre setembro settembre set sett',
  'october oct oktober okt octobre octubre outubro out ottobre ott',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dezembro dicembre',
];

const months = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)));

const weekdays = new Set(
  [
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so',
    'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim',
    'lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom',
    'lunedi martedi mercoledi giovedi venerdi sabato domenica gio',
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo',
    'segunda terca quarta quinta sexta seg ter qua qui sex',
  ].flatMap((names) => names.split(' ')),
);

/** Abbreviations of zones that mean different offsets in different places, or in summer and winter. */
const zoneWords = new Set(
  'est edt et cst cdt ct mst mdt mt pst pdt pt akst akdt hst ast adt nst cet cest mez mesz bst ist wet west eet eest msk jst kst sgt hkt aest aedt acst acdt awst nzst nzdt brt art sast'.split(
    ' ',
  ),
);

/** The month (1…12) that a lower-case word without accents names; undefined for others. */
export const monthOf = (word: string): number | undefined => months.get(word);
export const isWeekday = (word: string): boolean => weekdays.has(word);
export const isZoneWord = (word: string): boolean => zoneWords.has(word);
