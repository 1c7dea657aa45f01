import { StringField } from '@hearback/http';

/** Body of `POST /v1/workspace/deletion`. */
export class DeleteWorkspaceDto {
  @StringField({ min: 1, max: 200, example: 'Lumen Lamps', description: 'The name of the workspace, as confirmation.' })
  readonly name: string;
  @StringField({ min: 1, max: 1000, example: 'four words of your own', description: 'Your own password.' })
  readonly password: string;
}
