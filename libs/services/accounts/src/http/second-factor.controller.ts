import { Body, Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { TwoStepSignIn } from '../application/two-step-sign-in.js';
import { Network } from './network.js';
import { ConfirmSecondFactorDto, OwnPasswordDto, RecoveryCodesDto, SecondFactorDto } from './own-account.dto.js';
import { DeviceToken } from './session-token.js';

/** Two-step sign-in of the signed-in person. */
@Controller('v1/me/second-factor')
export class SecondFactorController {
  constructor(private readonly twoStep: TwoStepSignIn) {}

  @Post()
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'prepareSecondFactor',
    summary: 'Get a secret for an authenticator app',
    description: 'It counts after POST /v1/me/second-factor/confirm.',
    status: 201,
    body: OwnPasswordDto,
    reply: SecondFactorDto,
    problems: [409, 429, 503],
  })
  async prepare(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { password }: OwnPasswordDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
  ): Promise<SecondFactorDto> {
    return this.twoStep.prepare(unit, caller, password, { network, deviceToken });
  }

  @Post('confirm')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'turnSecondFactorOn',
    summary: 'Turn two-step sign-in on with a code of the app',
    description: 'Ends all other sessions. The recovery codes are returned only in this response.',
    body: ConfirmSecondFactorDto,
    reply: RecoveryCodesDto,
    problems: [409, 429, 503],
  })
  async turnOn(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { code }: ConfirmSecondFactorDto,
  ): Promise<RecoveryCodesDto> {
    return { recovery_codes: await this.twoStep.turnOn(unit, caller, code) };
  }

  @Post('recovery-codes')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'renewRecoveryCodes',
    summary: 'Replace the recovery codes',
    body: OwnPasswordDto,
    reply: RecoveryCodesDto,
    problems: [409, 429, 503],
  })
  async renew(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { password }: OwnPasswordDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
  ): Promise<RecoveryCodesDto> {
    return { recovery_codes: await this.twoStep.renewCodes(unit, caller, password, { network, deviceToken }) };
  }

  @Post('removal')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'turnSecondFactorOff',
    summary: 'Turn two-step sign-in off',
    body: OwnPasswordDto,
    reply: noContent,
    problems: [409, 429, 503],
  })
  async turnOff(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { password }: OwnPasswordDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
  ): Promise<void> {
    await this.twoStep.turnOff(unit, caller, password, { network, deviceToken });
  }
}
