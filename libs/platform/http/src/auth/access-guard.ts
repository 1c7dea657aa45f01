import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';
import { ACCESS, type Access } from './access.js';
import { AccessCheck } from './access-check.js';

/** Decides who may call the method of a controller. A method without such a declaration is closed to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly check: AccessCheck,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === undefined) throw requestErrors.error('forbidden');
    const http = context.switchToHttp();
    await this.check.check(access, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return true;
  }
}
