import fs from 'node:fs';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export interface SiteOptions {
  portalUrl: string;
  firm: string;
  embedClient: string;
  campaign: string;
}

const style = fs.readFileSync(new URL('site.css', import.meta.url), 'utf8');

const words = {
  it: {
    news: 'Novità',
    title: 'Buongiorno',
    notice: 'Mensa chiusa venerdì per manutenzione. Il bar resta aperto dalle 7 alle 15.',
    listening: 'Che cosa ti aiuterebbe',
    lead: 'Il programma Milano Sei l’Altro chiede a chi lavora qui di che cosa ha bisogno. L’azienda non vede le risposte di nessuno.',
    how: 'Come è fatta questa pagina',
    explain: 'Il riquadro qui sopra è tutto in queste righe:',
    other: 'Per chi si occupa di welfare',
    console: 'Apri il pannello aziendale',
    fictional: 'Azienda inventata, per dimostrazione.',
    home: 'Novità',
    services: 'Servizi',
    servicesLead: 'Quello che il programma offre già, in questa pagina e con i colori dell’azienda.',
    calendar: 'Che cosa si fa',
    hours: 'Scambio di tempo',
    hoursLead:
      'Un’ora data e un’ora ricevuta, tra chi lavora qui e chi abita nel quartiere. L’azienda non vede gli scambi di nessuno.',
  },
  en: {
    news: 'News',
    title: 'Good morning',
    notice: 'The canteen is closed on Friday for maintenance. The bar stays open from 7 to 15.',
    listening: 'What would help you',
    lead: 'The programme Milano Sei l’Altro asks the people who work here what they need. The firm sees nobody’s answers.',
    how: 'How this page is made',
    explain: 'The box above is all in these lines:',
    other: 'For welfare officers',
    console: 'Open the company console',
    fictional: 'An invented firm, for demonstration.',
    home: 'News',
    services: 'Services',
    servicesLead: 'What the programme already offers, in this page and in the firm’s colours.',
    calendar: 'What is on',
    hours: 'Exchange of time',
    hoursLead:
      'An hour given and an hour received, between those who work here and those who live nearby. The firm sees nobody’s exchanges.',
  },
  ar: {
    news: 'أخبار',
    title: 'صباح الخير',
    notice: 'المطعم مغلق يوم الجمعة للصيانة. يبقى المقهى مفتوحًا من 7 إلى 15.',
    listening: 'ما الذي يساعدك',
    lead: 'يسأل برنامج Milano Sei l’Altro العاملين هنا عمّا يحتاجون إليه. لا ترى الشركة إجابات أحد.',
    how: 'كيف صُنعت هذه الصفحة',
    explain: 'الإطار أعلاه كله في هذه الأسطر:',
    other: 'لمسؤولي الرعاية',
    console: 'افتح لوحة الشركة',
    fictional: 'شركة خيالية للعرض.',
    home: 'أخبار',
    services: 'الخدمات',
    servicesLead: 'ما يقدمه البرنامج، في هذه الصفحة وبألوان الشركة.',
    calendar: 'ماذا يجري',
    hours: 'تبادل الوقت',
    hoursLead: 'ساعة تُعطى وساعة تُؤخذ بين من يعملون هنا ومن يسكنون الحي. لا ترى الشركة تبادلات أحد.',
  },
} as const;

type Language = keyof typeof words;
type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The intranet: three pages under a strict policy that allows the portal's embed address and nothing else. */
export function intranetSite(options: SiteOptions): Hono {
  const site = new Hono();
  const { portalUrl } = options;
  const policy = [
    "default-src 'none'",
    `script-src ${portalUrl}/embed/v1/`,
    `connect-src ${portalUrl}`,
    `frame-src ${portalUrl}`,
    "require-trusted-types-for 'script'",
    'trusted-types snodo-lit-1',
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  for (const [path, content] of [
    ['/', homePage],
    ['/services', servicesPage],
    ['/hours', hoursPage],
  ] as const) {
    site.get(path, (c) => {
      const language = (['it', 'en', 'ar'] as const).find((known) => known === c.req.query('lang')) ?? 'it';
      c.header('content-security-policy', policy);
      c.header('x-content-type-options', 'nosniff');
      return c.html(shell(options, language, path, content(options, language)));
    });
  }
  site.get('/site.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  return site;
}

function homePage({ portalUrl, embedClient, campaign }: SiteOptions, language: Language) {
  const t = words[language];
  const snippet = `<script type="module" src="${portalUrl}/embed/v1/snodo.js"></script>
<snodo-needs-survey
  campaign="${campaign}"
  client="${embedClient}">
</snodo-needs-survey>`;
  return html`<h1>${t.title}</h1>
    <section>
      <h2>${t.news}</h2>
      <p>${t.notice}</p>
    </section>
    <section>
      <h2>${t.listening}</h2>
      <p>${t.lead}</p>
      <snodo-needs-survey campaign="${campaign}" client="${embedClient}"></snodo-needs-survey>
    </section>
    ${lines(t.how, t.explain, snippet)}
    <section>
      <h2>${t.other}</h2>
      <p><a href="${portalUrl}/console?lang=${language}">${t.console}</a></p>
    </section>`;
}

function servicesPage({ portalUrl, embedClient }: SiteOptions, language: Language) {
  const t = words[language];
  const snippet = `<script type="module" src="${portalUrl}/embed/v1/snodo.js"></script>
<snodo-portal-context client="${embedClient}">
  <snodo-sign-in></snodo-sign-in>
  <snodo-catalogue></snodo-catalogue>
  <snodo-my-enrolments></snodo-my-enrolments>
  <snodo-calendar></snodo-calendar>
</snodo-portal-context>`;
  return html`<h1>${t.services}</h1>
    <p>${t.servicesLead}</p>
    <snodo-portal-context client="${embedClient}">
      <section><snodo-sign-in></snodo-sign-in></section>
      <section>
        <snodo-catalogue
          ><a href="${portalUrl}/?show=services&lang=${language}">${t.services}</a></snodo-catalogue
        >
      </section>
      <section><snodo-my-enrolments></snodo-my-enrolments></section>
      <section>
        <snodo-calendar><a href="${portalUrl}/places?lang=${language}">${t.calendar}</a></snodo-calendar>
      </section>
    </snodo-portal-context>
    ${lines(t.how, t.explain, snippet)}`;
}

function hoursPage({ portalUrl, embedClient }: SiteOptions, language: Language) {
  const t = words[language];
  const snippet = `<script type="module" src="${portalUrl}/embed/v1/snodo.js"></script>
<snodo-portal-context client="${embedClient}">
  <snodo-sign-in></snodo-sign-in>
  <snodo-time-bank></snodo-time-bank>
  <snodo-exchange-board></snodo-exchange-board>
  <snodo-exchange></snodo-exchange>
</snodo-portal-context>`;
  return html`<h1>${t.hours}</h1>
    <p>${t.hoursLead}</p>
    <snodo-portal-context client="${embedClient}">
      <section><snodo-sign-in></snodo-sign-in></section>
      <section><snodo-time-bank></snodo-time-bank></section>
      <section><snodo-exchange></snodo-exchange></section>
      <section><snodo-exchange-board></snodo-exchange-board></section>
    </snodo-portal-context>
    ${lines(t.how, t.explain, snippet)}`;
}

function lines(title: string, explanation: string, snippet: string) {
  return html`<section>
    <h2>${title}</h2>
    <p>${explanation}</p>
    <pre dir="ltr" tabindex="0"><code>${snippet}</code></pre>
  </section>`;
}

function shell({ portalUrl, firm }: SiteOptions, language: Language, path: string, content: Markup) {
  const t = words[language];
  return html`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${firm} · intranet</title>
        <link rel="stylesheet" href="/site.css" />
        <script type="module" src="${portalUrl}/embed/v1/snodo.js"></script>
      </head>
      <body>
        <header>
          <p class="firm">${firm} <span>intranet</span></p>
          <nav aria-label="${firm}">
            <a href="/?lang=${language}">${t.home}</a><a href="/services?lang=${language}">${t.services}</a
            ><a href="/hours?lang=${language}">${t.hours}</a>
          </nav>
          <nav aria-label="Language">
            <a href="${path}?lang=it" lang="it">Italiano</a><a href="${path}?lang=en" lang="en">English</a
            ><a href="${path}?lang=ar" lang="ar">العربية</a>
          </nav>
        </header>
        <main>${content}</main>
        <footer><p>${t.fictional}</p></footer>
      </body>
    </html>`;
}
