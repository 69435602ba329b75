/** A style sheet taken in as text: `import text from './x.css' with { type: 'text' }`. */
declare module '*.css' {
  const text: string;
  export default text;
}
