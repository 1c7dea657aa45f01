import { Body, Controller, Get, Injectable, Module, Patch, Post, Query, Res } from '@nestjs/common';
import {
  createServiceSchema,
  runStatements,
  TenantDatabase,
  tenantTable,
  type ServiceSchema,
  type UnitOfWork,
} from '@hearback/database';
import { Clock, defineErrors, Ids, pageOf, publicId } from '@hearback/kernel';
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { FastifyInstance } from 'fastify';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  type Edge,
  EntityTag,
  IfMatch,
  TimestampField,
  IntegerField,
  Internal,
  JsonField,
  ListField,
  listOf,
  ListQueryDto,
  pageReply,
  pageRequest,
  ObjectField,
  Public,
  PublicIdField,
  PublicIdParam,
  RawRoutes,
  RecordField,
  Route,
  StringField,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { ServiceModule, type ServiceDefinition } from '../src/index.js';

class Notes1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('survey'),
      `create table survey.note (
         tenant_id uuid not null, id uuid not null, text text not null, version integer not null, created_at timestamptz not null,
         constraint note_key primary key (tenant_id, id), constraint note_text_key unique (tenant_id, text))`,
      ...tenantTable('survey.note'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop schema survey cascade');
  }
}

@Entity({ schema: 'survey', name: 'note' })
class NoteRow {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') text: string;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

class NotesConfig {}

class TagDto {
  @StringField({ min: 1, max: 5 }) readonly name: string;
}

class CreateNoteDto {
  @StringField({ min: 1, max: 20, example: 'hello' }) readonly text: string;
  @ListField(() => TagDto, { max: 3, optional: true }) readonly tags?: readonly TagDto[];
  @ObjectField(() => TagDto, { optional: true, nullable: true }) readonly main?: TagDto | null;
  @RecordField({ optional: true, max: 2 }) readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  @JsonField({ optional: true, maxBytes: 1_000 }) readonly free?: unknown;
  @TimestampField({ optional: true }) readonly at?: string;
}

class ChangeNoteDto {
  @StringField({ min: 1, max: 20 }) readonly text: string;
}

class NoteDto {
  @PublicIdField('nte') readonly id: string;
  @StringField() readonly text: string;
  @EntityTag() @IntegerField({ min: 1 }) readonly version: number;
  @StringField({ nullable: true }) readonly remark: string | null;
}

class NotesQueryDto extends ListQueryDto {
  @IntegerField({ min: 0, max: 10, optional: true }) readonly 'score[lte]'?: number;
  @ListField('string', { max: 2, optional: true }) readonly tag?: readonly string[];
}

const notesErrors = defineErrors('survey', {
  'not-found': { kind: 'not-found', title: 'There is no such note', remedy: 'Check the id.' },
  'text-refused': { kind: 'invalid', title: 'The text is refused', remedy: 'Write another.' },
  stale: { kind: 'conflict', status: 412, title: 'The note has changed', remedy: 'Read it again.' },
});

const toDto = (row: NoteRow): NoteDto => ({
  id: publicId('nte', row.id),
  text: row.text,
  version: row.version,
  remark: null,
});

/** Blocks the creation of notes until a test resolves it. */
export const gate: { wait: Promise<void> } = { wait: Promise.resolve() };

@Controller('v1/notes')
class NotesController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Allow('surveys:write')
  @Route({
    id: 'createNote',
    summary: 'Create a note',
    status: 201,
    body: CreateNoteDto,
    reply: NoteDto,
    problems: [409, 422],
    location: (note: NoteDto) => `/v1/notes/${note.id}`,
  })
  async create(@CurrentUnitOfWork() unit: UnitOfWork, @Body() body: CreateNoteDto): Promise<NoteDto> {
    const row = {
      tenantId: unit.tenantId,
      id: this.ids.next(),
      text: body.text,
      version: 1,
      createdAt: this.clock.now(),
    };
    await unit.run(async (tx) => {
      await tx.manager.getRepository(NoteRow).insert(row);
      await gate.wait;
      if (body.text === 'refuse me') throw notesErrors.error('text-refused', 'Not this one.');
      if (body.text === 'break') throw new Error('person@example.org broke it');
      if (body.text === 'bad data') await tx.query(`select 'x'::uuid`);
    });
    return toDto(row);
  }

  @Get()
  @Allow('surveys:read')
  @Route({ id: 'listNotes', summary: 'All notes', query: NotesQueryDto, reply: listOf(NoteDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: NotesQueryDto): Promise<ListReply<NoteDto>> {
    const { after, limit } = pageRequest(query);
    const rows = await this.database.withTenant(caller.tenantId, (tx) =>
      tx.manager.getRepository(NoteRow).find({ order: { createdAt: 'asc', id: 'asc' }, take: 100 }),
    );
    const rest = rows.filter(({ id }) => after === undefined || id > after.id);
    return pageReply(pageOf(rest, limit), toDto, (note) => note, query);
  }

  @Get(':id')
  @Allow('surveys:read')
  @Route({ id: 'getNote', summary: 'One note', reply: NoteDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'nte') id: string): Promise<NoteDto> {
    const row = await this.database.withTenant(caller.tenantId, (tx) =>
      tx.manager.getRepository(NoteRow).findOneBy({ id }),
    );
    if (row === null) throw notesErrors.error('not-found');
    return toDto(row);
  }

  @Patch(':id')
  @Allow('surveys:write')
  @Route({ id: 'changeNote', summary: 'Change a note', body: ChangeNoteDto, reply: NoteDto, problems: [404, 412] })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('id', 'nte') id: string,
    @IfMatch() version: number,
    @Body() body: ChangeNoteDto,
  ): Promise<NoteDto> {
    return unit.run(async (tx) => {
      const row = await tx.manager.getRepository(NoteRow).findOneBy({ id });
      if (row === null) throw notesErrors.error('not-found');
      if (row.version !== version) throw notesErrors.error('stale');
      await tx.manager.getRepository(NoteRow).update({ id }, { text: body.text, version: version + 1 });
      return toDto({ ...row, text: body.text, version: version + 1 });
    });
  }

  @Post(':id/archive')
  @Allow('surveys:write')
  @Route({ id: 'archiveNote', summary: 'A route without a body', reply: 'json' })
  archive(): { archived: boolean } {
    return { archived: true };
  }

  @Post('large')
  @Allow('surveys:write')
  @Route({ id: 'createLargeNote', summary: 'A larger body', body: ChangeNoteDto, bodyLimit: 600_000, reply: 'json' })
  large(@Body() body: ChangeNoteDto): object {
    return { text: body.text };
  }
}

@Controller()
class OtherController {
  @Get('v1/open')
  @Public()
  @Route({ id: 'open', summary: 'For everybody', reply: 'json' })
  open(): object {
    return { open: true };
  }

  @Post('v1/open')
  @Public()
  @Route({ id: 'postOpen', summary: 'For everybody', body: ChangeNoteDto, reply: 'json' })
  postOpen(@Body() body: ChangeNoteDto): object {
    return { text: body.text };
  }

  @Get('internal/inside')
  @Internal()
  inside(): object {
    return { inside: true };
  }

  @Get('v1/crash')
  @Public()
  @Route({ id: 'crash', summary: 'Breaks', reply: 'json' })
  crash(@Res({ passthrough: true }) reply: { header(name: string, value: string): void }): object {
    reply.header('etag', '"1"');
    throw new TypeError('secret detail');
  }
}

@Injectable()
class NoteRoutes extends RawRoutes {
  override register(server: FastifyInstance, edge: Edge): void {
    server.post('/v1/raw', { onRequest: edge.allow('responses:create') }, async (request) => ({
      tenant: edge.caller(request).tenantId,
      body: request.body,
    }));
    server.post(
      '/v1/lines',
      { onRequest: edge.allow('responses:import'), config: { accepts: ['csv', 'ndjson'], bodyLimit: 1_000 } },
      async (request) => {
        let bytes = 0;
        for await (const chunk of request.body as AsyncIterable<Buffer>) bytes += chunk.length;
        return { bytes };
      },
    );
    const config = { accepts: ['form'] as const, forCustomers: true };
    server.post('/s/:code', { onRequest: edge.open(), config }, async (request) => request.body);
    server.get('/v1/breaks', { onRequest: edge.open() }, () => {
      throw notesErrors.error('not-found');
    });
    for (const [path, id] of [
      ['/v1/raw', 'raw'],
      ['/v1/lines', 'lines'],
    ] as const) {
      edge.document(path, 'post', { id, summary: id, reply: 'json', body: ChangeNoteDto });
    }
  }
}

const schema: ServiceSchema = { name: 'survey', migrations: [Notes1700000000001], entities: [NoteRow] };
const definition: ServiceDefinition = { name: 'survey', schema, config: NotesConfig };

/** A small service with a route of each kind. */
@Module({
  imports: [ServiceModule.forService(definition)],
  controllers: [NotesController, OtherController],
  providers: [NoteRoutes],
})
export class NotesModule {
  static readonly definition = definition;
}
