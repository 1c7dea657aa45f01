import { ExportFiles, itemsOf, listedFile, smallFile, type ExportFile } from '@hearback/http';
import { publicId, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { type RejectedRow, rejectedText } from '@hearback/tabular';
import { ImportQueries } from '../application/import-queries.js';
import { PersonalLinkQueries } from '../application/personal-link-store.js';
import { RejectedRowQueries } from '../application/rejected-row-queries.js';
import { ResponseQueries, type StoredResponse } from '../application/response-queries.js';
import { SavedViewStore } from '../application/saved-view-store.js';
import { TagStore } from '../application/tag-store.js';
import { toImportDto } from './import.dto.js';
import { toPersonalLinkDto } from './personal-link.dto.js';
import { toResponseDto } from './response.dto.js';
import { toSavedViewDto } from './saved-view.dto.js';
import { toTagsDto } from './tag.dto.js';

/** Rejected rows read at a time. */
const ROWS = 500;

/** What the export of a workspace has of answers. */
@Injectable()
export class ResponsesExport extends ExportFiles<'responses'> {
  override readonly files: ExportFiles<'responses'>['files'];

  constructor(
    private readonly responses: ResponseQueries,
    tags: TagStore,
    links: PersonalLinkQueries,
    views: SavedViewStore,
    private readonly imports: ImportQueries,
    private readonly rejected: RejectedRowQueries,
  ) {
    super();
    this.files = {
      tags: smallFile(
        'a tag as `GET /v1/tags` shows it',
        async (tenantId) => toTagsDto(await tags.list(tenantId)).data,
      ),
      responses: this.#responses(),
      'personal-links': listedFile({
        line: 'a personal link as `GET /v1/surveys/{survey_id}/personal-links` shows it, with `survey_id` and without its address',
        list: (tenantId, page) => links.all(tenantId, page),
        positionOf: (link) => link,
        toLine: (link) => ({ survey_id: publicId('srv', link.surveyId), ...toPersonalLinkDto(link) }),
      }),
      'saved-views': smallFile('a shared view as `GET /v1/saved-views` shows it', async (tenantId) =>
        (await views.list(tenantId, null)).map(toSavedViewDto),
      ),
      imports: listedFile({
        line: 'an import as `GET /v1/imports` shows it',
        list: (tenantId, page) => imports.list(tenantId, {}, page),
        positionOf: (each) => each,
        toLine: toImportDto,
      }),
      'rejected-rows': this.#rejectedRows(),
    };
  }

  #responses(): ExportFile {
    const pagesOf = (isTest: boolean) => ({
      list: (tenantId: string, page: PageRequest) => this.responses.list(tenantId, { isTest }, page),
      positionOf: (response: StoredResponse) => response,
    });
    return {
      line: 'a response as `GET /v1/responses` shows it, excluded ones too; after all others the tests of surveys',
      async *read(what) {
        for (const isTest of [false, true])
          for await (const page of itemsOf(what, pagesOf(isTest))) yield page.map(toResponseDto);
      },
    };
  }

  #rejectedRows(): ExportFile {
    const { imports, rejected } = this;
    const list = (tenantId: string, page: PageRequest) => imports.list(tenantId, {}, page);
    return {
      line: 'a row that an import rejected: `import_id`, `row` as in a spreadsheet, and `line` of the CSV file with the defects in the last column',
      async *read(what) {
        for await (const page of itemsOf(what, { list, positionOf: (each) => each }))
          for (const { id, mapping, contentEncoding } of page)
            for (let last: number | undefined = 0; last !== undefined;) {
              const rows: readonly RejectedRow[] = await rejected.after(what.tenantId, id, last, ROWS);
              yield rows.map(({ row, line }) => ({
                import_id: publicId('imp', id),
                row,
                line: rejectedText(line, mapping.encoding ?? contentEncoding),
              }));
              last = rows.at(-1)?.row;
            }
      },
    };
  }
}
