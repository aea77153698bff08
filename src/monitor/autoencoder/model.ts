import { HalfmaxError } from '../../dataset/errors';
import { fromHalf, toHalf } from '../../peaks/weights/halfFloat';
import type { ModelLoader } from '../../peaks/weights/modelLoader';
import { autoencoderWeightCount, type AutoencoderShape } from './shape';

/** A trained autoencoder of one profile. */
export interface AutoencoderModel {
  readonly profile: string;
  readonly shape: AutoencoderShape;
  readonly weights: Float32Array;
  /** How it was made, for people. */
  readonly card: Readonly<Record<string, unknown>>;
}

const FORMAT = 'halfmax-autoencoder/1';
/** Profiles for which weights are shipped. */
export const SHIPPED_AUTOENCODERS: readonly string[] = ['vip-2', 'siddharta-2'];

/** File under `models/` with the shipped weights of a profile. */
export function autoencoderFile(profile: string): string {
  return `autoencoder-${profile}.halfmax-model.json`;
}

/** The model as a file: JSON, weights as little-endian half floats in base64. */
export function autoencoderText({ profile, shape, weights, card }: AutoencoderModel): string {
  let binary = '';
  for (const byte of toHalf(weights)) binary += String.fromCharCode(byte);
  return `${JSON.stringify({ format: FORMAT, profile, shape, card, weights: btoa(binary) }, null, 1)}\n`;
}

/** The shipped model of a profile; null where there is none. Throws a HalfmaxError `internal` where its file is damaged. */
export async function loadAutoencoder(profile: string, load: ModelLoader): Promise<AutoencoderModel | null> {
  if (!SHIPPED_AUTOENCODERS.includes(profile)) return null;
  const file = autoencoderFile(profile);
  const content = JSON.parse(new TextDecoder().decode(new Uint8Array(await load(file)))) as {
    readonly format: string;
    readonly shape: AutoencoderShape;
    readonly card: Readonly<Record<string, unknown>>;
    readonly weights: string;
  };
  const weights = fromHalf(Uint8Array.from(atob(content.weights), (character) => character.charCodeAt(0)));
  if (content.format !== FORMAT || weights.length !== autoencoderWeightCount(content.shape)) {
    throw new HalfmaxError('internal', `The model ${file} is damaged: reload the page`);
  }
  return { profile, shape: content.shape, weights, card: content.card };
}
