throw new Error('this code must not run');
