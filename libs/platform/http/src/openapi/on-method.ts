/** Applies a method decorator from the decorator of one of its parameters, so that the parameter documents itself. */
export function onMethod(decorator: MethodDecorator, target: object, method: string | symbol): void {
  decorator(target, method, Object.getOwnPropertyDescriptor(target, method) ?? {});
}
