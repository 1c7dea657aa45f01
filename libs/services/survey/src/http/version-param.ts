import { Param, type PipeTransform } from '@nestjs/common';
import { surveyErrors } from '../application/survey.errors.js';

class VersionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9][0-9]{0,8}$/.test(value)) throw surveyErrors.error('version-not-found');
    return Number(value);
  }
}

/** Parameter: the version number in the path. An invalid number gives 404, like an unknown one. */
export function VersionParam(name: string): ParameterDecorator {
  return Param(name, new VersionPipe());
}
