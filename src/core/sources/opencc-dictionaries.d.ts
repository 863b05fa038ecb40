/** The dictionaries of opencc-js alone: pairs of characters with a space between, each pair behind a `|`. */
declare module 'opencc-js/dict/*' {
  const pairs: string;
  export default pairs;
}
