import { ExportFiles, listedFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AnnotationStore } from '../application/annotation-store.js';
import { AnnotationDto } from './annotation.dto.js';

/** What the export of a workspace has of reports; all numbers follow from the responses. */
@Injectable()
export class AnalyticsExport extends ExportFiles<'analytics'> {
  override readonly files: ExportFiles<'analytics'>['files'];

  constructor(annotations: AnnotationStore) {
    super();
    this.files = {
      annotations: listedFile({
        line: 'an annotation as `GET /v1/annotations` shows it',
        list: (tenantId, page) => annotations.list(tenantId, {}, page),
        positionOf: (annotation) => annotation,
        toLine: (annotation) => AnnotationDto.fromAnnotation(annotation),
      }),
    };
  }
}
