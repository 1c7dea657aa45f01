import type { operations } from './generated/schema.js';

type Content<T> = T extends { content: infer C } ? C : never;

/** Body of the successful reply of an operation, such as `Reply<'listTasks'>`. */
export type Reply<Id extends keyof operations> = {
  [Status in keyof operations[Id]['responses'] & (200 | 201 | 202)]: Content<
    operations[Id]['responses'][Status]
  > extends { 'application/json': infer B }
    ? B
    : never;
}[keyof operations[Id]['responses'] & (200 | 201 | 202)];

/** Body that an operation takes, such as `Body<'createRule'>`. */
export type Body<Id extends keyof operations> = operations[Id] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;

/** Query parameters of an operation, such as `Query<'listTasks'>`. */
export type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;
