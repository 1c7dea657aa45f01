import { TenantDatabase, type UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { BrandStore } from '../application/brand-store.js';
import { ChangeBrand } from '../application/change-brand.js';
import { BrandDto, ChangeBrandDto, fromChangeBrandDto, toBrandDto } from './brand.dto.js';

/** What customers see of the workspace on its surveys. */
@Controller('v1/workspace')
export class BrandController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: BrandStore,
    private readonly changeBrand: ChangeBrand,
  ) {}

  @Get('brand')
  @Allow('workspace:read')
  @Route({ id: 'getBrand', summary: 'Get what customers see of the workspace', reply: BrandDto })
  async show(@CurrentCaller() caller: Caller): Promise<BrandDto> {
    return toBrandDto(await this.database.withTenant(caller.tenantId, (tx) => this.store.find(tx)));
  }

  @Put('brand')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'putBrand',
    summary: 'Change what customers see of the workspace',
    description: 'Replaces name, colour, contact and privacy address. Surveys show it within a second or two.',
    body: ChangeBrandDto,
    reply: BrandDto,
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeBrandDto,
  ): Promise<BrandDto> {
    return toBrandDto(await this.changeBrand.execute(unit, caller, fromChangeBrandDto(body)));
  }

  @Delete('logo')
  @Allow('workspace:admin', { uncached: true })
  @Route({ id: 'deleteLogo', summary: 'Remove the logo of the workspace', reply: BrandDto })
  async removeLogo(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<BrandDto> {
    return toBrandDto(await this.changeBrand.removeLogo(unit, caller));
  }
}
