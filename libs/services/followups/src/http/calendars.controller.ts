import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { CalendarStore } from '../application/calendar-store.js';
import { ChangeCalendars } from '../application/change-calendars.js';
import { followupsErrors } from '../application/followups.errors.js';
import { StaffDirectory } from '../application/staff-directory.js';
import { dueTime } from '../domain/hours/due-time.js';
import { calendarFromDto, calendarToDto } from './calendar-mapping.js';
import { CalendarBodyDto, CalendarDto, CalendarsDto, DueQueryDto, DueTimeDto } from './calendar.dto.js';
import { authorOf } from './ids.js';

/** Opening hours. */
@Controller('v1/calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly directory: StaffDirectory,
    private readonly changeCalendars: ChangeCalendars,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'listCalendars', summary: 'List opening hours', reply: CalendarsDto })
  list(@CurrentUnitOfWork() unit: UnitOfWork): Promise<CalendarsDto> {
    return unit.run(async (tx) => {
      const { timeZone } = await this.directory.workspaceOf(tx, unit.tenantId);
      const calendars = await this.calendars.list(tx, unit.tenantId);
      return { time_zone: timeZone, calendars: calendars.map(calendarToDto) };
    });
  }

  @Post()
  @Allow('rules:write')
  @Route({
    id: 'createCalendar',
    summary: 'Create opening hours',
    description:
      'Tasks that are opened from now on count opening hours. Tasks that are open already keep their due times.',
    status: 201,
    body: CalendarBodyDto,
    reply: CalendarDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CalendarBodyDto,
  ): Promise<CalendarDto> {
    return calendarToDto(await this.changeCalendars.save(unit, null, calendarFromDto(body), authorOf(caller)));
  }

  @Put(':id')
  @Allow('rules:write')
  @Route({
    id: 'replaceCalendar',
    summary: 'Replace opening hours',
    description:
      'Clocks that run follow: time up to now was spent by the old hours, what is left is counted by the new ones. A deadline that was missed stays.',
    body: CalendarBodyDto,
    reply: CalendarDto,
    problems: [404, 409, 422],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'cal') id: string,
    @Body() body: CalendarBodyDto,
  ): Promise<CalendarDto> {
    return calendarToDto(await this.changeCalendars.save(unit, id, calendarFromDto(body), authorOf(caller)));
  }

  @Delete(':id')
  @Allow('rules:write')
  @Route({
    id: 'deleteCalendar',
    summary: 'Delete opening hours',
    description: 'Clocks that counted by them go on by the default calendar. Without any, all hours are open.',
    reply: noContent,
    problems: [404, 409],
  })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'cal') id: string,
  ): Promise<void> {
    await this.changeCalendars.delete(unit, id, authorOf(caller));
  }

  @Get(':id/due')
  @Allow('tasks:read')
  @Route({
    id: 'getDueTime',
    summary: 'Try opening hours',
    description: 'When a clock that starts at `from` has used up so many minutes of opening hours.',
    query: DueQueryDto,
    reply: DueTimeDto,
    problems: [404],
  })
  due(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('id', 'cal') id: string,
    @Query() { from, minutes }: DueQueryDto,
  ): Promise<DueTimeDto> {
    return unit.run(async (tx) => {
      const calendar = (await this.calendars.list(tx, unit.tenantId)).find((each) => each.id === id);
      if (calendar === undefined) throw followupsErrors.error('calendar-not-found');
      const hours = await this.calendars.hoursOf(tx, unit.tenantId, calendar);
      const { dueAt, counted } = dueTime(hours, new Date(from), minutes);
      const times = counted.map(({ start, end }) => ({
        from: new Date(start).toISOString(),
        to: new Date(end).toISOString(),
      }));
      return { due_at: dueAt.toISOString(), time_zone: hours.timeZone, counted: times };
    });
  }
}
