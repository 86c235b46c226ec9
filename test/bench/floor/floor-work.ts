/** What one turn of the product really wrote, sent and answered, for the floor to do likewise. */
export interface FloorWork {
  readonly table: string;
  /** The words that stand for the case, its thread and the message whose button is pressed, wherever they are below. */
  readonly names: { readonly ref: string; readonly root: string; readonly message: string };
  readonly partition: string;
  /** The row key that is read. */
  readonly read: string;
  readonly actions: readonly {
    readonly method: string;
    /** Whether the row has to be there, as it was. */
    readonly conditional: boolean;
    readonly row: { readonly partitionKey: string; readonly rowKey: string } & Readonly<
      Record<string, unknown>
    >;
  }[];
  /** In order. With an id: that message is changed. One that does not wait goes out together with the one before. */
  readonly sends: readonly { readonly id?: string; readonly activity: unknown; readonly waits: boolean }[];
  readonly answer: unknown;
}
