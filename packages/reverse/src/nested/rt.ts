/** How texts of self-hosted functions see the run time. */

export type Value = any;

/** Functions of the table by name; what calls them by a name that is not there is told when it is read. */
export type Rt = Readonly<Record<string, (...args: Value[]) => Value>>;
