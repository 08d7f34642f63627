/** What nobody can guess. */
export interface Secrets {
  /** Six decimal digits. */
  code(): string;
  /** Makes equal codes hash differently. */
  salt(): string;
}
