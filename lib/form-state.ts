/** What came of a form. Refused: what was typed comes back, nothing was written. */
export type FormState =
  | { status: 'new' }
  | { status: 'done'; message: string }
  | {
      status: 'refused';
      message: string;
      field: string | null;
      values: { [name: string]: string };
      /** The session has ended: the form offers to sign in, beside it. */
      signIn?: boolean;
    };

/** A form's action, as `useActionState` calls it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** What the proxy answers to an action of who has signed out. */
export const SIGNED_OUT = 'signed-out';
