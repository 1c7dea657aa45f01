/** Applies a decorator of a method from that of one of its parameters, so that the parameter documents itself. */
export function onMethod(decorator: MethodDecorator, target: object, method: string | symbol): void {
  decorator(target, method, Object.getOwnPropertyDescriptor(target, method) ?? {});
}
