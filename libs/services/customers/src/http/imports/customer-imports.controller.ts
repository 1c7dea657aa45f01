import { Readable } from 'node:stream';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  Cursors,
  fromFileFormatDto,
  ImportErrorDto,
  ImportErrorQueryDto,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  toImportErrorDto,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ImportStore } from '../../application/imports/import-store.js';
import { ProposeCustomerImport } from '../../application/imports/propose-customer-import.js';
import { ReadCustomerImports } from '../../application/imports/read-customer-imports.js';
import { RequestImportUndo } from '../../application/imports/request-import-undo.js';
import { StartCustomerImport } from '../../application/imports/start-customer-import.js';
import { CustomerImportDto, CustomerImportQueryDto, toCustomerImportDto } from './import.dto.js';
import { fromCustomerImportMappingDto } from './import-mapping.dto.js';
import { ProposeCustomerImportDto, StartCustomerImportDto } from './import-proposal.dto.js';

/** Imports of customers and events from files. */
@Controller('v1/customer-imports')
export class CustomerImportsController {
  constructor(
    private readonly store: ImportStore,
    private readonly imports: ReadCustomerImports,
    private readonly proposeImport: ProposeCustomerImport,
    private readonly startImport: StartCustomerImport,
    private readonly requestUndo: RequestImportUndo,
  ) {}

  @Get()
  @Allow('customers:import')
  @Route({
    id: 'listCustomerImports',
    summary: 'List imports of customers and events',
    query: CustomerImportQueryDto,
    reply: listOf(CustomerImportDto),
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: CustomerImportQueryDto,
  ): Promise<ListReply<CustomerImportDto>> {
    const page = await this.store.list(tenantId, query.status, pageRequest(query));
    return pageReply(page, toCustomerImportDto, (state) => state, query);
  }

  @Get(':id')
  @Allow('customers:import')
  @Route({
    id: 'getCustomerImport',
    summary: 'Get an import of customers or events with its progress',
    reply: CustomerImportDto,
    problems: [404],
  })
  async get(@CurrentCaller() { tenantId }: Caller, @PublicIdParam('id', 'cim') id: string): Promise<CustomerImportDto> {
    return toCustomerImportDto(await this.imports.find(tenantId, id));
  }

  @Post(':id/proposal')
  @Allow('customers:import')
  @Route({
    id: 'proposeCustomerImport',
    summary: 'Propose again how to read a file of customers or events',
    description: 'With what the sender knows of the file, such as what it holds, or the row of its header.',
    body: ProposeCustomerImportDto,
    reply: CustomerImportDto,
    problems: [404, 409, 422],
  })
  async propose(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('id', 'cim') id: string,
    @Body() body: ProposeCustomerImportDto,
  ): Promise<CustomerImportDto> {
    const format = fromFileFormatDto(body);
    return toCustomerImportDto(await this.proposeImport.execute(unit, id, format, body.holds));
  }

  @Post(':id/start')
  @Allow('customers:import')
  @Route({
    id: 'startCustomerImport',
    summary: 'Start a proposed import of customers or events',
    description: 'With the proposed mapping, or with another one.',
    status: 202,
    body: StartCustomerImportDto,
    reply: CustomerImportDto,
    problems: [404, 409, 422],
  })
  async start(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'cim') id: string,
    @Body() { mapping }: StartCustomerImportDto,
  ): Promise<CustomerImportDto> {
    const requested = mapping && fromCustomerImportMappingDto(mapping);
    return toCustomerImportDto(await this.startImport.execute(unit, id, requested, actorOf(caller)));
  }

  @Post(':id/undo')
  @Allow('customers:import')
  @Route({
    id: 'undoCustomerImport',
    summary: 'Undo an import of customers or events',
    description:
      'In the background: events are withdrawn, and questions that wait because of them are cancelled; customers whom the import created are erased if nothing happened with them since; changed fields get their values back where nobody has changed them since. The status is `undoing`, then `undone`.',
    status: 202,
    reply: CustomerImportDto,
    problems: [404, 409],
  })
  async undo(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'cim') id: string,
  ): Promise<CustomerImportDto> {
    return toCustomerImportDto(await this.requestUndo.execute(unit, id, actorOf(caller)));
  }

  @Get(':id/errors')
  @Allow('customers:import')
  @Route({
    id: 'listCustomerImportErrors',
    summary: 'List the row errors of an import of customers or events',
    query: ImportErrorQueryDto,
    reply: listOf(ImportErrorDto),
    problems: [404],
  })
  async errors(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('id', 'cim') id: string,
    @Query() query: ImportErrorQueryDto,
  ): Promise<ListReply<ImportErrorDto>> {
    // Row errors have a position instead of a time, so the cursor contains the position in place of the time.
    const after = Cursors.decode(query.cursor, { id })?.createdAt.getTime() ?? 0;
    const page = await this.imports.errors(tenantId, id, after, query.limit);
    const position = (error: { readonly position: number }) => ({ createdAt: new Date(error.position), id });
    return pageReply(page, toImportErrorDto, position, query, { id });
  }

  @Get(':id/rejected-rows')
  @Allow('customers:import')
  @Route({
    id: 'getRejectedCustomerRows',
    summary: 'Download the rejected rows of an import of customers or events as CSV',
    description:
      'A file in the shape of the original, with the defects of each row in the last column. Correct the rows and send the file again.',
    reply: 'csv',
    problems: [404],
  })
  async rejected(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('id', 'cim') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.imports.rejected(tenantId, id);
    await reply
      .type('text/csv')
      .header('content-disposition', `attachment; filename="${publicId('cim', id)}-rejected.csv"`)
      .send(Readable.from(bytes, { objectMode: false }));
  }
}
