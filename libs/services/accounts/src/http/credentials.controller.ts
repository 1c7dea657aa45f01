import { Body, Controller, Post } from '@nestjs/common';
import { Internal, Route } from '@hearback/http';
import { ResolveCredential } from '../application/resolve-credential.js';
import { ResolveCredentialDto, toResolvedDto, type ResolvedDto } from './credential.dto.js';

/** Resolves credentials for the access guards of all services. */
@Controller('internal/credentials')
export class CredentialsController {
  constructor(private readonly resolveCredential: ResolveCredential) {}

  @Post('resolve')
  @Internal()
  @Route({
    id: 'resolveCredential',
    summary: 'Resolve a credential to its caller',
    body: ResolveCredentialDto,
    reply: 'json',
    problems: [404],
  })
  async resolve(@Body() { kind, hash, use = true }: ResolveCredentialDto): Promise<ResolvedDto> {
    return toResolvedDto(await this.resolveCredential.execute(kind, hash, { isUse: use }));
  }
}
