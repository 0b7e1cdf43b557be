/** Keeps the place of a picture that nobody has drawn yet. Grey, so that nobody takes it for one. */
export const DRAFT_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600">
  <circle cx="300" cy="300" r="270" fill="#5b6472"/>
  <circle cx="300" cy="300" r="226" fill="#eef1f5"/>
  <circle cx="300" cy="300" r="150" fill="none" stroke="#5b6472" stroke-width="26" stroke-dasharray="40 38.5"/>
</svg>
`
