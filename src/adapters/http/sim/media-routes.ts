import { z } from 'zod';
import type { HttpDeps } from '../http-deps.ts';
import { InputError } from '../input-error.ts';
import { pictureBody } from '../picture-body.ts';
import { type Route, route } from '../route.ts';
import { savePicture } from './pictures.ts';

/** Pictures of the page: sent as they are, before the message that holds them. */
export function mediaRoutes({ media }: HttpDeps): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/sim/media',
      summary: '上传一张图片（请求的内容就是图片）',
      takes: 'image/*',
      answers: { 201: { description: '图片的名字，发消息时用', schema: z.object({ name: z.string() }) } },
      async handle(_input, ctx) {
        const name = await savePicture(media, await pictureBody(ctx));
        ctx.status = 201;
        return { name };
      },
    }),
    route({
      method: 'get',
      path: '/sim/media/:name',
      summary: '看一张图片',
      params: z.object({ name: z.string() }),
      answers: { 200: { description: '图片', type: 'image/*' } },
      async handle({ params }, ctx) {
        const picture = await media.read(params.name);
        if (!picture) throw new InputError('没有这张图片。', 404);
        ctx.set('Cache-Control', 'private, max-age=86400, immutable');
        ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
        ctx.type = picture.type;
        ctx.body = Buffer.from(picture.bytes);
      },
    }),
  ];
}
