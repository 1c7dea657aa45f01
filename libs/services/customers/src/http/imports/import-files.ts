import { itemsOf, listedFile, type ExportFile } from '@hearback/http';
import { publicId, type PageRequest } from '@hearback/kernel';
import { rejectedText } from '@hearback/tabular';
import { ImportStore } from '../../application/imports/import-store.js';
import { ReadCustomerImports } from '../../application/imports/read-customer-imports.js';
import { toCustomerImportDto } from './import.dto.js';

/** What the export of a workspace has of imports of customers and events. */
export function importFiles(
  imports: ImportStore,
  rejected: ReadCustomerImports,
): Readonly<Record<'customer-imports' | 'customer-rejected-rows', ExportFile>> {
  const list = (tenantId: string, page: PageRequest) => imports.list(tenantId, undefined, page);
  return {
    'customer-imports': listedFile({
      line: 'an import as `GET /v1/customer-imports` shows it',
      list,
      positionOf: (each) => each,
      toLine: toCustomerImportDto,
    }),
    'customer-rejected-rows': {
      line: 'a row that an import rejected: `import_id`, `row` as in a spreadsheet, and `line` of the CSV file with the defects in the last column',
      async *read(what) {
        for await (const page of itemsOf(what, { list, positionOf: (each) => each }))
          for (const { id, mapping, contentEncoding } of page)
            for await (const rows of rejected.rejectedRows(what.tenantId, id))
              yield rows.map(({ row, line }) => ({
                import_id: publicId('cim', id),
                row,
                line: rejectedText(line, mapping?.encoding ?? contentEncoding),
              }));
      },
    },
  };
}
