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
    /** The document prints the address, and its owner has not confirmed that it is right. */
    | 'address-unconfirmed'
    /** A form lacks something, holds what is not allowed, or is too large: see `fields`. */
    | 'form-faulty'
    /** The person chosen cannot take the part: they are on the other side, have it already, or are of another agency. */
    | 'wrong-person'
    /** The time given lies in the future. */
    | 'future';
  /** Who may do it, as ids of people; the refusal says whose move it is. */
  readonly holders?: readonly string[];
  /** Open duties that stand in the way. */
  readonly duties?: readonly string[];
  /** The fields of a form that are to be put right; none where it is too large as a whole. */
  readonly fields?: readonly string[];
}
