import { defineCommand } from 'citty';
import { evaluate as evaluated } from '@/domain/scheduling/evaluate';
import { predictionsOf } from '@/domain/scheduling/predictions';
import { decimal, printJson } from '@/scripts/schedule/print-json';
import { readFile } from '@/scripts/schedule/read-file';

export const evaluate = defineCommand({
  meta: { name: 'evaluate', description: 'Print how true the predictions at answer time came' },
  args: { file: { type: 'positional', required: true, description: 'A JSON file of settings and events' } },
  run({ args }) {
    const { versions, events } = readFile(args.file);
    const { n, isEnough, predicted, recalled, logLoss, logLossConstant, rmseBins, auc, calibration } = evaluated(
      predictionsOf(events, versions),
    );
    printJson({
      n,
      enough: isEnough,
      predicted: decimal(predicted),
      recalled: decimal(recalled),
      logLoss: decimal(logLoss),
      logLossConstant: decimal(logLossConstant),
      rmseBins: decimal(rmseBins),
      auc: decimal(auc),
      calibration: calibration.map((bin) => ({
        n: bin.n,
        from: decimal(bin.from),
        to: decimal(bin.to),
        predicted: decimal(bin.predicted),
        recalled: decimal(bin.recalled),
        low: decimal(bin.low),
        high: decimal(bin.high),
      })),
    });
  },
});
