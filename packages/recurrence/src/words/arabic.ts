import type { TimetableWords } from './timetable-words.ts';

const ordinals = ['أول', 'ثاني', 'ثالث', 'رابع', 'خامس'];
const fromEnd = ['', 'ما قبل الأخير', 'الثالث من النهاية', 'الرابع من النهاية', 'الخامس من النهاية'];
const named = (name: string | null) => (name === null ? '' : ` (\u2068${name}\u2069)`);
const list = new Intl.ListFormat('ar', { type: 'conjunction' });

/** Two have a form of their own, three to ten the plural, more the singular. */
function counted(count: number, one: string, two: string, few: string, many: string): string {
  if (count === 1) return one;
  if (count === 2) return two;
  const rest = count % 100;
  return `${count} ${rest >= 3 && rest <= 10 ? few : many}`;
}

function nthWeekday(nth: number | null, _weekday: number, name: string): string {
  const bare = name.replace(/^ال/, '');
  if (nth === null) return `كل يوم ${bare}`;
  if (nth > 0) return `${ordinals[nth - 1] ?? ''} يوم ${bare}`;
  return nth === -1 ? `آخر يوم ${bare}` : `يوم ${name} ${fromEnd[-nth - 1] ?? ''}`;
}

function monthDay(day: number): string {
  if (day === -1) return 'اليوم الأخير';
  return day < 0 ? `اليوم ${-day} من النهاية` : `اليوم ${day}`;
}

/** Words for {@link describeTimetable}. */
export const arabic: TimetableWords = {
  locale: 'ar-u-nu-latn-ca-gregory',
  everyDay: 'كل يوم',
  allDay: 'طوال اليوم',
  closed: 'مغلق',
  holidayNames: {
    new_year: 'رأس السنة',
    epiphany: 'عيد الغطاس',
    easter: 'عيد الفصح',
    easter_monday: 'اثنين الفصح',
    liberation_day: 'عيد التحرير',
    labour_day: 'عيد العمال',
    republic_day: 'عيد الجمهورية',
    assumption: 'عيد انتقال العذراء',
    saint_francis: 'عيد القديس فرنسيس',
    all_saints: 'عيد جميع القديسين',
    immaculate_conception: 'عيد الحبل بلا دنس',
    christmas: 'عيد الميلاد',
    saint_stephen: 'عيد القديس إسطفان',
    saint_ambrose: 'عيد القديس أمبروسيوس',
  },
  closedOnHolidays: {
    italy: 'مغلق في العطل الرسمية الإيطالية',
    milan: 'مغلق في 7 ديسمبر، عيد القديس أمبروسيوس',
  },
  hours: (start, end, isNextDay) => `من ${start} إلى ${end}${isNextDay ? ' (في اليوم التالي)' : ''}`,
  weekdayRun: (first, last) => `من ${first} إلى ${last}`,
  list: (words) => list.format(words),
  everyDays: (count) => `كل ${counted(count, 'يوم', 'يومين', 'أيام', 'يومًا')}`,
  everyWeeks: (count) => `كل ${counted(count, 'أسبوع', 'أسبوعين', 'أسابيع', 'أسبوعًا')}`,
  everyMonths: (count) => `كل ${counted(count, 'شهر', 'شهرين', 'أشهر', 'شهرًا')}`,
  nthWeekday,
  monthDay,
  ofTheMonth: (days) => `${days} من الشهر`,
  line: (days, hours) => `${days}، ${hours}`,
  from: (day) => `ابتداءً من ${day}`,
  until: (day) => `حتى ${day}`,
  fromUntil: (first, last) => `من ${first} إلى ${last}`,
  times: (count) => counted(count, 'مرة واحدة', 'مرتين', 'مرات', 'مرة'),
  closedOn: (day, name) => `مغلق يوم ${day}${named(name)}`,
  closedFromTo: (first, last, name) => `مغلق من ${first} إلى ${last}${named(name)}`,
  differentOn: (day, hours) => `يوم ${day}: ${hours}`,
  onlyOnDates: 'في تواريخ محددة فقط',
};
