/** Why a command changed nothing. A value, not an error: the person is told, in words made where they are shown. */
export interface Refusal {
  readonly because:
    | 'later'
    | 'not-yours'
    | 'not-now'
    | 'needs-reason'
    | 'needs-time'
    | 'needs-finding'
    | 'needs-document'
    | 'unknown'
    /** Nobody is listed who could receive it. */
    | 'nobody-listed'
    /** The time given lies in the future. */
    | 'future';
  /** Who may do it, as ids of people; the refusal says whose move it is. */
  readonly holders?: readonly string[];
  /** Open duties that stand in the way. */
  readonly duties?: readonly string[];
}
