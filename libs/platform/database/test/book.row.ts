import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `shelf.book`. */
@Entity({ schema: 'shelf', name: 'book' })
export class BookRow {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  @Column('bigint', { default: 0 })
  pages?: string;

  @Column('date', { name: 'printed_on', nullable: true })
  printedOn?: string | null;
}
