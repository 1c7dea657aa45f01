import { EnumField, StringField } from '@hearback/http';

/** A member of staff or an API key. */
export class ActorDto {
  @EnumField(['staff', 'key'])
  readonly kind: 'staff' | 'key';

  @StringField({ example: 'stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' })
  readonly id: string;
}
