import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import { ReadReplyTone } from '../../application/text/read-reply-tone.js';
import { ReadReplyToneDto, ReplyToneDto } from './reply-tone.dto.js';

/** How replies sound. */
@Controller('v1/reply-tones')
export class ReplyTonesController {
  constructor(private readonly readTone: ReadReplyTone) {}

  @Post()
  @HttpCode(200)
  @Allow('tasks:read')
  @Route({
    id: 'readReplyTone',
    summary: 'Tell whether a reply may sound unhappy',
    description:
      'A hint for who writes it. The model was trained on what customers write; sentences of regret are left out. Stores nothing.',
    body: ReadReplyToneDto,
    reply: ReplyToneDto,
  })
  async read(
    @CurrentCaller() caller: Caller,
    @Body() { text, language = 'en' }: ReadReplyToneDto,
  ): Promise<ReplyToneDto> {
    return ReplyToneDto.fromTone(await this.readTone.execute(caller.tenantId, text, language));
  }
}
