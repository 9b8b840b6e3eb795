/** Made of a JSON Schema: `schema/NAME.validator.js`. */
declare module '*.validator.js' {
  const createValidator: import('./schema-check.ts').CreateValidator;
  export default createValidator;
}
