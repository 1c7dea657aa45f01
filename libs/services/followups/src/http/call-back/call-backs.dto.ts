import { BooleanField, StringField } from '@hearback/http';

/** Whether customers may ask to be called back. */
export class CallBacksDto {
  @BooleanField() readonly offered: boolean;
  @StringField({
    example: 'https://ask.lumen.example/call/AZjA3gAAcACAAAAAAAAAAVjA3gAAcACAAAAAAAAAAAE',
    description: 'The page on which they ask, while it is offered.',
  })
  readonly url: string;
}

/** Whether customers may ask to be called back from now on. */
export class ChangeCallBacksDto {
  @BooleanField() readonly offered: boolean;
}
