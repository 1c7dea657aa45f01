export const touchpoints: readonly { readonly key: string; readonly name: string; readonly stage: string }[];

export const surveys: Readonly<Record<string, { readonly name: string; readonly definition: object }>>;

export const widgets: Readonly<Record<string, object>>;
