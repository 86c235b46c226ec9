export const PROTOCOL = 'west-sussex';

/** Whom Beacon Down School disagrees with, as the list names them. */
export const CONSTABLE = 'Lewis Boyd, Constable, child protection, South Downs Police';
/** Of the same agency as Dean Osborne. */
export const COLLEAGUE = 'Tara Flynn, Early help worker, West Sussex Council';
