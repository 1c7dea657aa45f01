/** Something that happened on a day and may explain a trend, such as a new courier. */
export interface Annotation {
  readonly id: string;
  /** `2026-11-05`, in the workspace's time zone. */
  readonly day: string;
  readonly text: string;
  /** Null if it concerns all touchpoints. */
  readonly touchpointId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The changes to an annotation; absent members stay as they are. */
export type AnnotationChange = Partial<Pick<Annotation, 'day' | 'text' | 'touchpointId'>>;

/** The annotation with the change applied; the same object if nothing differs. */
export function changedAnnotation(annotation: Annotation, change: AnnotationChange, at: Date): Annotation {
  const { day = annotation.day, text = annotation.text, touchpointId = annotation.touchpointId } = change;
  const same = day === annotation.day && text === annotation.text && touchpointId === annotation.touchpointId;
  return same ? annotation : { ...annotation, day, text, touchpointId, updatedAt: at };
}
