import { svg, type SVGTemplateResult } from 'lit';

/**
 * The product's mark: three dots joined to a fourth, a junction. Drawn on 48 units; the strokes take the
 * text's colour, the junction itself the tram's yellow with a rim of ink.
 */
export const mark: SVGTemplateResult = svg`
  <g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round">
    <path d="M25 27 10 12M25 27 40 15M25 27 20 42"></path>
  </g>
  <circle cx="10" cy="12" r="5" fill="var(--snodo-color-services)"></circle>
  <circle cx="40" cy="15" r="5" fill="var(--snodo-color-places)"></circle>
  <circle cx="20" cy="42" r="5" fill="var(--snodo-color-needs)"></circle>
  <circle cx="25" cy="27" r="8" fill="var(--snodo-color-tram)" stroke="currentColor" stroke-width="2.5"></circle>
`;
